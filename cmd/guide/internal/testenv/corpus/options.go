package corpus

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// WithOptions gives the second decision of a project that many options, with ten
// criteria, and an answer wherever the rules of the house ask for one.
func WithOptions(project fstest.MapFS, options int) {
	const at, criteria = "data/cup/", 10
	list, one, _ := strings.Cut(string(project[at+"criteria.yaml"].Data), "\n")
	var ids []string
	list += "\n"
	for i := range criteria {
		id := fmt.Sprintf("trait-%d", i)
		if i == 0 {
			id = "size" // which the guide of tests asks for
		}
		ids = append(ids, id)
		list += strings.NewReplacer("id: size", "id: "+id, "name: Size", "name: "+capital(id)).Replace(one)
	}
	write := func(name, text string) { project[at+name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	write("criteria.yaml", list)

	var reasons, notChosen strings.Builder
	for i := range options {
		id, name := fmt.Sprintf("z%03d", i), fmt.Sprintf("Zea %03d", i)
		if i == 0 {
			id, name = "mug", "Mug" // which the flow chooses
		} else {
			fmt.Fprintf(&reasons, "      %s: {because: Nothing calls for it., sources: [tea-manual]}\n", id)
			fmt.Fprintf(&notChosen, "  %s: Nothing calls for it.\n", id)
		}
		text := fmt.Sprintf("id: %s\nname: %s\nkind: Cup\nsummary: A cup of its own kind.\nlinks: {}\nideal_for: [Desks]\nconsider: [Cleaning]\ncells:\n", id, name)
		for j, criterion := range ids {
			level := []string{"strong", "good", "fair", "weak"}[(i*7+j*3+i*j%5)%4]
			text += fmt.Sprintf("  %s:\n    level: %s\n    verdict: It holds what it says %d.\n    sources: [tea-manual]\n    verified: 2026-01-11\n", criterion, level, i+j)
		}
		write("options/"+id+".yaml", text)
	}
	if options < 2 {
		return
	}
	flow := string(project[at+"flow.yaml"].Data)
	for _, summary := range []string{"    summary: Take the mug.\n", "    summary: There are not enough cups.\n"} {
		flow = strings.Replace(flow, summary, summary+"    why_not:\n"+reasons.String(), 1)
	}
	write("flow.yaml", flow+"not_chosen:\n"+notChosen.String())
}
