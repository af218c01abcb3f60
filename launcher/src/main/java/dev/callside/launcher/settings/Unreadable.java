package dev.callside.launcher.settings;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file can't be read, in words: what many exceptions say of it is the file's name and no more. */
public final class Unreadable {

    private Unreadable() {}

    public static String because(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e instanceof CharacterCodingException ? "it is not text in UTF-8" : e.getMessage();
    }
}
