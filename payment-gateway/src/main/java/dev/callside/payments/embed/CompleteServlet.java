package dev.callside.payments.embed;

import jakarta.servlet.annotation.WebServlet;

/** The page that opens when a bank wants an automatic purchase to be confirmed by a person. */
@WebServlet("/complete")
public class CompleteServlet extends LinkedPageServlet {

    public CompleteServlet() {
        super("complete", "complete");
    }
}
