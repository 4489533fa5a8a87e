package model

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// QuestionsFile holds the wording of all questions.
const QuestionsFile = "data/questions.yaml"

// SourcesFile lists what claims rest on.
const SourcesFile = "data/sources.yaml"

// questions reads the wording of all questions.
func (l loader) questions() strict.Map[*Question] {
	var file AllQuestions
	l.file(QuestionsFile, &file)
	ok := keysAreIDs(l, file.Questions, "question")
	ok = limit(l, file.Questions, maxQuestions, "a guide has at most %d questions") && ok
	for _, q := range file.Questions {
		if q.Value != nil {
			ok = keysAreIDs(l, q.Value.Answers, "answer") && ok
			ok = limit(l, q.Value.Answers, maxAnswers, "a question has at most %d answers") && ok
		}
	}
	if !ok {
		l.broken[QuestionsFile] = true
	}
	return file.Questions
}

// flow reads the flow of a decision and the links into it.
func (l loader) flow(d *Decision) {
	path := d.FlowFile()
	l.file(path, &d.Flow)
	ok := keysAreIDs(l, d.Flow.Places, "place")
	ok = limit(l, d.Flow.Places, maxPlaces, "a flow has at most %d places") && ok
	ok = keysAreIDs(l, d.Flow.Outcomes, "outcome") && ok
	ok = limit(l, d.Flow.Outcomes, maxOutcomes, "a flow has at most %d outcomes") && ok
	tooMany := false
	for _, p := range d.Flow.Places {
		if p.Value == nil {
			continue
		}
		ok = limit(l, p.Value.Answers, maxAnswers, "a question has at most %d answers") && ok
		for _, a := range p.Value.Answers {
			if a.Value != nil && len(a.Value.Effects) > maxEffects {
				tooMany = l.tooMany(tooMany, a.Value.Effects[maxEffects].At, "an answer has at most %d effects", maxEffects)
			}
		}
	}
	if !ok || tooMany {
		l.broken[path] = true
	}
	var links AllLinks
	l.file(d.LinksFile(), &links)
	if len(links.Links) > maxLinks {
		l.tooMany(false, links.Links[maxLinks].At, "a decision has at most %d old links", maxLinks)
		l.broken[d.LinksFile()] = true
	}
	d.Links = links.Links
}

// FlowFile is the path of the decision's flow.
func (d *Decision) FlowFile() string { return d.Path + "/flow.yaml" }

// LinksFile is the path of the links into the flow.
func (d *Decision) LinksFile() string { return d.Path + "/links.yaml" }

// keysAreIDs looks at keys that name things. They become ids on pages and
// names in addresses, and keys of objects, which programs that read them keep
// in order only where they do not look like numbers.
func keysAreIDs[T any](l loader, m strict.Map[T], what string) bool {
	ok := true
	for _, e := range m {
		key := e.Key
		var id ID
		invalid, _ := id.ParseYAML(key.V).(strict.Invalid)
		switch {
		case invalid.Message != "":
		case key.V[0] < 'a':
			invalid = strict.Invalid{Rule: "invalid-id", Message: fmt.Sprintf("the id %q of %s %s starts with a digit", key.V, article(what), what), Hint: "start it with a letter"}
		case what == "answer" && id == Unsure:
			invalid = strict.Invalid{Rule: "reserved-id", Message: `the id "unsure" is reserved: every question takes this answer`, Hint: "remove the answer; pages offer it by themselves"}
		case what == "question" && id == VersionParam:
			invalid = strict.Invalid{Rule: "reserved-id", Message: fmt.Sprintf("the id %q is reserved: addresses give the flow's version by this name", key.V), Hint: "choose another id"}
		case what != "answer" && reservedAnchor(id):
			l.reserved(IDAt{V: id, Pos: key.Pos}, anchorReason)
			ok = false
			continue
		default:
			continue
		}
		ok = false
		l.diags.Add(diag.Diagnostic{Pos: key.Pos, Rule: invalid.Rule, Message: invalid.Message, Hint: invalid.Hint})
	}
	return ok
}

func article(what string) string {
	if what == "answer" || what == "outcome" {
		return "an"
	}
	return "a"
}

func limit[T any](l loader, m strict.Map[T], most int, message string) bool {
	if len(m) <= most {
		return true
	}
	return !l.tooMany(false, m[most].Key.Pos, message, most)
}

// VersionParam names the version of a flow in addresses, beside questions.
const VersionParam ID = "v"
