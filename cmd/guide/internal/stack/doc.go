// Package stack makes all decisions in one run: the flows side by side, over one
// state.
//
// [New] joins the flows of a guide. A question that several of them ask is one
// question; answers may follow from other answers, or from what is chosen in
// another decision, as data/stack.yaml says. [Stack.Evaluate] is the one pure
// function: what a reader has answered, and what is decided already, goes in;
// what to ask next, where each decision stands, how the choices go together, and
// what would change them comes out. [Stack.Survey] and [Stack.Together] look at
// all states that can be reached. assets/stack.js holds the same engine for the
// browser; tests compare the two.
//
// What is asked: of each decision the first open question of its flow is a
// candidate, and that which stands first in the order of data/stack.yaml is
// asked. So each flow keeps its own sequence, and the order says which flow goes
// on.
//
// The package knows nothing about frameworks and never looks at a clock or a
// file. One step of a run takes time in proportion to the places of all flows.
package stack
