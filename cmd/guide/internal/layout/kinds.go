package layout

import "reflect"

// kinds lists the pages, embeds and cards with the views that they show. A file
// below layouts, such as layouts/pages/home.html, belongs to each.
var kinds = [...]struct {
	file string
	view reflect.Type
}{
	{"pages/home", reflect.TypeFor[Home]()},
	{"pages/decision", reflect.TypeFor[Decision]()},
	{"pages/option", reflect.TypeFor[Option]()},
	{"pages/compare", reflect.TypeFor[Compare]()},
	{"pages/pair", reflect.TypeFor[Pair]()},
	{"pages/criterion", reflect.TypeFor[Criterion]()},
	{"pages/decide", reflect.TypeFor[Decide]()},
	{"pages/stack", reflect.TypeFor[Stack]()},
	{"pages/scenarios", reflect.TypeFor[Scenarios]()},
	{"pages/pairs", reflect.TypeFor[Pairs]()},
	{"pages/stack-scenarios", reflect.TypeFor[StackScenarios]()},
	{"pages/samples", reflect.TypeFor[Samples]()},
	{"pages/sample", reflect.TypeFor[Sample]()},
	{"pages/articles", reflect.TypeFor[Articles]()},
	{"pages/style", reflect.TypeFor[Style]()},
	{"pages/article", reflect.TypeFor[Article]()},
	{"pages/sources", reflect.TypeFor[Sources]()},
	{"pages/changes", reflect.TypeFor[Changes]()},
	{"pages/all", reflect.TypeFor[All]()},
	{"pages/notfound", reflect.TypeFor[NotFound]()},
	{"pages/redirect", reflect.TypeFor[Redirect]()},
	{"embeds/compare", reflect.TypeFor[Matrix]()},
	{"embeds/choose-if", reflect.TypeFor[ChooseIf]()},
	{"embeds/situations", reflect.TypeFor[Answers]()},
	{"embeds/verdict", reflect.TypeFor[Cell]()},
	{"embeds/flowchart", reflect.TypeFor[Flowchart]()},
	{"embeds/rules", reflect.TypeFor[Rules]()},
	{"embeds/sample", reflect.TypeFor[Code]()},
	{"cards/article", reflect.TypeFor[ArticleCard]()},
}
