package io.github.ibkringest.broker.ibkr.flex.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAcceptEitherSpellingOfTheAddress() throws IOException {
        String answer = "<FlexStatementResponse><Status>Success</Status><ReferenceCode>12</ReferenceCode>";
        assertThat(read(answer + "<Url>https://a</Url></FlexStatementResponse>"))
                .isEqualTo(new FlexAnswer.Accepted("12", "https://a"));
        assertThat(read(answer + "<url>https://a</url></FlexStatementResponse>"))
                .isEqualTo(new FlexAnswer.Accepted("12", "https://a"));
        assertThat(read(answer + "</FlexStatementResponse>")).isEqualTo(new FlexAnswer.Accepted("12", null));
    }

    @Test
    void shouldAcceptAnAnswerWithoutStatus() throws IOException {
        assertThat(read("<FlexStatementResponse><ReferenceCode>12</ReferenceCode></FlexStatementResponse>"))
                .isEqualTo(new FlexAnswer.Accepted("12", null));
    }

    @Test
    void shouldBelieveAnErrorCodeBeforeAnythingElse() throws IOException {
        assertThat(read("<?xml version='1.0' encoding='UTF-8'?><FlexStatementResponse timestamp='x'>"
                        + "<Status>Success</Status><ReferenceCode>12</ReferenceCode><ErrorCode> 1019 </ErrorCode>"
                        + "<ErrorMessage><![CDATA[Wait]]> a  bit.</ErrorMessage></FlexStatementResponse>"))
                .isEqualTo(new FlexAnswer.Refused(1019, "Wait a bit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Service unavailable",
                "<html><body>Hello",
                "<!DOCTYPE html><html></html>",
                "<FlexStatementResponse><Status>Succ",
                "<Other/>",
                "{\"error\":\"no\"}",
                "\u0000\u0001"
            })
    void shouldTakeAnythingElseForAPassingFault(String body) throws IOException {
        assertThat(read(body))
                .isInstanceOfSatisfying(
                        FlexAnswer.Fault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(FlexAnswer.Fault.Kind.PASSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fail", "Warn", "Something"})
    void shouldNotTakeAnotherStatusForSuccess(String status) throws IOException {
        assertThat(read("<FlexStatementResponse><Status>" + status
                        + "</Status><ReferenceCode>12</ReferenceCode></FlexStatementResponse>"))
                .isInstanceOf(FlexAnswer.Fault.class);
    }

    @Test
    void shouldNotTakeAStatementFromAFailedRequest() throws IOException {
        assertThat(new AnswerReader().read(file("<FlexQueryResponse/>"), 500)).isInstanceOf(FlexAnswer.Fault.class);
        assertThat(read("<FlexQueryResponse/>")).isEqualTo(new FlexAnswer.Statement());
    }

    private FlexAnswer read(String body) throws IOException {
        return new AnswerReader().read(file(body), 200);
    }

    private Path file(String body) throws IOException {
        return Files.writeString(folder.resolve("answer"), body);
    }
}
