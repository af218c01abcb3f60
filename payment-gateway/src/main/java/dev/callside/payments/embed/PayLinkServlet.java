package dev.callside.payments.embed;

import jakarta.servlet.annotation.WebServlet;

/** The page on which a request is paid outside its call. */
@WebServlet("/link")
public class PayLinkServlet extends LinkedPageServlet {

    public PayLinkServlet() {
        super("link", "call", "link");
    }
}
