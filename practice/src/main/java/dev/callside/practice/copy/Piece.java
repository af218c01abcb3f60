package dev.callside.practice.copy;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of one line: words, a tag, or a brace that belongs to none. Braces are for placeholders only, so that half a
 * tag is never sent.
 *
 * @param text of words: as they are; of a tag: what stands between its braces; of a stray brace: the brace
 * @param column where it begins, from 1
 */
public record Piece(Form form, String text, int column) {

    public enum Form {
        WORDS,
        TAG,
        STRAY
    }

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    public static List<Piece> of(String line) {
        var pieces = new ArrayList<Piece>();
        var at = 0;
        while (at < line.length()) {
            var piece = next(line, at);
            pieces.add(piece);
            at += piece.length();
        }
        return pieces;
    }

    private static Piece next(String line, int at) {
        var brace = brace(line, at);
        if (brace > at) {
            return new Piece(Form.WORDS, line.substring(at, brace), at + 1);
        }
        var end = line.indexOf(CLOSE, at);
        if (line.startsWith(OPEN, at) && end > at) {
            var inside = inside(line, at, end);
            if (brace(inside, 0) == inside.length() || whole(inside)) {
                return new Piece(Form.TAG, inside, at + 1);
            }
        }
        return new Piece(Form.STRAY, line.substring(at, at + 1), at + 1);
    }

    /** With the third brace of three, if there are three on both sides. */
    private static String inside(String line, int at, int end) {
        var three = line.startsWith("{", at + OPEN.length()) && line.startsWith("}", end + CLOSE.length());
        return line.substring(at + OPEN.length(), three ? end + 1 : end);
    }

    /** Whether it is a name in a pair of braces, as there is in three of them. */
    private static boolean whole(String inside) {
        return inside.length() > 1
                && inside.startsWith("{")
                && brace(inside, 1) == inside.length() - 1
                && inside.endsWith("}");
    }

    /** Where the next brace is, or the end. */
    private static int brace(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '}') {
            at++;
        }
        return at;
    }

    private int length() {
        return form == Form.TAG ? text.length() + OPEN.length() + CLOSE.length() : text.length();
    }

    /** As it was typed. */
    public String typed() {
        return form == Form.TAG ? OPEN + text + CLOSE : text;
    }
}
