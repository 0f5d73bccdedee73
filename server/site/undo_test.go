package site

import (
	"fmt"
	"strings"
	"testing"
)

// An import cannot be undone while a later one cites a source that it made. The error says that this is the reason.
func TestUndoOfACitedSource(t *testing.T) {
	h, _ := writableSite(t)
	first := answerOf(t, request(t, h, "POST", "/import?by=王芳&apply=true", "district,partner,since,source\n徐汇区,汶川县,2019,甲\n", withToken()))
	second := answerOf(t, request(t, h, "POST", "/import?by=王芳&apply=true", "district,partner,since,source\n静安区,文山市,2018,甲\n", withToken()))
	undo := func(revision int64) (code, message string) {
		return refusal(t, request(t, h, "POST", fmt.Sprintf("/commits/%d/undo?by=王芳", revision), "", withToken()))
	}
	if code, message := undo(first.Revision); code != "CONFLICT" || !strings.Contains(message, fmt.Sprintf("later commits (%d) cite sources that it made", second.Revision)) {
		t.Errorf("%s %s", code, message)
	}
	for _, revision := range []int64{second.Revision, first.Revision} {
		if w := request(t, h, "POST", fmt.Sprintf("/commits/%d/undo?by=王芳", revision), "", withToken()); w.Code != 200 {
			t.Errorf("%d: %d %s", revision, w.Code, w.Body)
		}
	}
}
