// Package flow is the decision engine: a directed acyclic graph of questions
// and outcomes, and one pure function over what a reader has answered.
//
// [New] resolves a decision's flow; [Flow.Evaluate] says for any state what to
// ask next, which outcomes are possible, why, why not, and what would change
// the answer. [Flow.Paths], [Flow.Figures] and the functions of proofs.go look
// at all ways through the graph. assets/flow.js holds the same engine for
// the browser; tests compare the two.
//
// The package knows nothing about frameworks, holds no scores, and never looks
// at anything but the graph and the state. Reach walks the graph twice, Evaluate
// once for every answer; the proofs take polynomial time. Only Paths may take
// more, as there may be many.
package flow
