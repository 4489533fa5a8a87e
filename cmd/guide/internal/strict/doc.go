// Package strict turns YAML into typed Go values, refuses everything that is
// not exactly what the type asks for, and keeps the place of every value.
//
// The guide's data comes from people who have never seen the code, so a fault
// must be named where it stands and in their words: unknown and doubled keys,
// missing ones, a number where text belongs, an unquoted version such as 1.10
// that other readers would take for 1.1. All faults of a document are
// reported at once. Anchors, aliases, tags, merge keys and second documents
// are refused: they make a file mean something else than what a reviewer sees.
//
// The parser often stumbles a line behind a mistake. Before its complaint is
// passed on, findSlip looks for what people do who do not write YAML every day,
// such as a colon without a space, indentation from a web page or a quote inside
// quotes, and the hint shows the line as it is to be written.
//
// The package never reads files and knows nothing of the guide; types tell it
// what to expect. Enter at [Decode]. A struct field is decoded when it has a
// yaml tag; `yaml:"name"` is required and, as a list, not empty,
// `yaml:"name,empty"` is a required list that may be empty, and
// `yaml:"name,optional"` may be absent. [At] wraps a value with its place, [Map] is a mapping in file order,
// and a type with a ParseYAML method (see [Scalar]) checks itself. [ShapeOf]
// tells what the decoder accepts for a type, for those who describe the data.
package strict
