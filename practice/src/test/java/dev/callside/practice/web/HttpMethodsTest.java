package dev.callside.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

/** Which methods a servlet takes, by what is written in it. */
class HttpMethodsTest {

    private static class Page extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    private static final class Form extends Page {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
    }

    private static final class Hook extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
    }

    private static final class Anything extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {}
    }

    @Test
    void areThoseThatAreWrittenInIt() {
        assertThat(HttpMethods.of(Page.class)).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(HttpMethods.of(Hook.class)).containsExactly("OPTIONS", "POST");
    }

    @Test
    void areAlsoThoseOfWhatItExtends() {
        assertThat(HttpMethods.of(Form.class)).containsExactly("GET", "HEAD", "OPTIONS", "POST");
    }

    @Test
    void areNotKnownWhereItLooksAtTheMethodByItself() {
        assertThat(HttpMethods.of(Anything.class)).isEmpty();
    }
}
