package flow

import (
	"net/url"
	"strconv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Query is a state as an address carries it.
type Query struct {
	State   State
	Version int      // 0 when the address names none
	Dropped []string // parts that say nothing to this flow, as they are written
}

// ParseQuery reads the part of an address behind the question mark. It takes
// what the flow knows and names the rest: unknown questions and answers, what
// cannot be decoded, and all answers to a question that contradict each other,
// since nobody can tell which of them was meant. It never fails.
func (f *Flow) ParseQuery(query string) Query {
	q := Query{State: State{}}
	q.Dropped = TakeParts(query, func(key, value string) bool { return f.take(&q, key, value) })
	return q
}

// TakeParts offers every part of an address behind the question mark, without
// escapes, and gives those that are not taken, as they are written. Parts that give
// one key different values are not offered, since nobody can tell which of them was
// meant.
func TakeParts(query string, take func(key, value string) bool) (dropped []string) {
	var parts [][3]string // as it is written, key, value
	contradicted := map[string]bool{}
	first := map[string]string{}
	for part := range strings.SplitSeq(query, "&") {
		if part == "" {
			continue
		}
		key, value := Decode(part)
		parts = append(parts, [3]string{part, key, value})
		if before, there := first[key]; !there {
			first[key] = value
		} else if before != value {
			contradicted[key] = true
		}
	}
	for _, p := range parts {
		if contradicted[p[1]] || !take(p[1], p[2]) {
			dropped = append(dropped, p[0])
		}
	}
	return dropped
}

// WhyDropped says in words why [Flow.ParseQuery] dropped a part, and what was
// perhaps meant.
func (f *Flow) WhyDropped(question, answer string) (why, hint string) {
	q := f.Question(model.ID(question))
	switch {
	case question == string(model.VersionParam):
		return "this is not a version of the flow, or there are two", ""
	case q == nil:
		return "the decision " + string(f.Decision.ID) + " does not ask this question", diag.DidYouMean(question, f.QuestionIDs())
	case f.given(State{q.ID: model.ID(answer)}, q) == "":
		return "the question " + question + " has no such answer", diag.DidYouMean(answer, append(q.AnswerIDs(), string(model.Unsure)))
	}
	return "there are different answers to this question; give one", ""
}

// take puts one part of an address into q, if it says something to the flow.
func (f *Flow) take(q *Query, key, value string) bool {
	if key == string(model.VersionParam) {
		q.Version = ParseVersion(value)
		return q.Version > 0
	}
	question := f.Question(model.ID(key))
	if question == nil || f.given(State{question.ID: model.ID(value)}, question) == "" {
		return false
	}
	q.State[question.ID] = model.ID(value)
	return true
}

// MaxVersion keeps versions where browsers count exactly.
const MaxVersion = 1_000_000

// ParseVersion reads the version that an address names; 0 where it is none.
func ParseVersion(value string) int {
	version, err := strconv.Atoi(value)
	if err != nil || version < 1 || strconv.Itoa(version) != value || version > MaxVersion {
		return 0
	}
	return version
}

// Decode splits a part of an address and takes out its escapes; a broken escape
// stays, and is thus no id of anything.
func Decode(part string) (key, value string) {
	key, value, _ = strings.Cut(part, "=")
	if k, err := url.QueryUnescape(key); err == nil {
		key = k
	}
	if v, err := url.QueryUnescape(value); err == nil {
		value = v
	}
	return key, value
}

// Encode writes a state as the part of an address behind the question mark:
// the answers in the order of the questions, then the version. Answers that
// the flow does not know are left out.
func (f *Flow) Encode(s State) string {
	var b strings.Builder
	for _, q := range f.Questions {
		if a := f.given(s, q); a != "" {
			b.WriteString(string(q.ID) + "=" + string(a) + "&")
		}
	}
	b.WriteString(string(model.VersionParam) + "=" + strconv.Itoa(f.Version))
	return b.String()
}
