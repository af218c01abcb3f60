package dev.callside.launcher.settings;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder can't be read or written, in words: what many exceptions say of it is the file's name and no more. */
public final class FileTrouble {

    private FileTrouble() {}

    public static String because(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        return e instanceof CharacterCodingException ? "it is not text in UTF-8" : e.getMessage();
    }
}
