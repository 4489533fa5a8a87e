package strict

// Scalar is implemented by pointer types that read themselves from the text
// of a YAML scalar: dates, levels, addresses. The error's text is the message
// that the editor reads; return an [Invalid] to add a hint.
type Scalar interface {
	ParseYAML(text string) error
	Form() Form
}

// Form says what a [Scalar] takes, for those who describe the data and do not
// decode it. Whatever ParseYAML takes has this form; it may still refuse some
// that has, such as 31 February.
type Form struct {
	Words    []string // all that it takes, where they are a list
	Pattern  string   // else what its texts match, written so that Go and JavaScript read it alike
	Longest  int      // the most characters, or 0
	Bare     bool     // whole numbers are taken without quotes too
	Least    int      // of these the smallest
	Most     int      // and the largest, or 0
	Hint     string   // what to write, for a text that does not match
	Examples []string
}

// Invalid is an error of a [Scalar] with a rule and a hint of its own.
type Invalid struct{ Rule, Message, Hint string }

func (e Invalid) Error() string { return e.Message }
