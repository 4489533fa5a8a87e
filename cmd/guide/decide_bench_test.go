package main

import (
	"fmt"
	"slices"
	"testing"
)

// BenchmarkAnswer measures the time from a click on an answer until the frame
// with the next question or the result is painted, on the way to every outcome
// of the largest flow.
func BenchmarkAnswer(bench *testing.B) {
	b := openBrowser(bench)
	f := realStates(b)[0]
	states := statesTo(f)
	b.show(bench, decideFile(f, nil), 1280, "light")
	var times []float64
	for bench.Loop() {
		for _, o := range f.Outcomes {
			times = append(times, evaluate[[]float64](bench, b, fmt.Sprintf(clickThrough, quoted("?"+f.Encode(states[o.ID]))))...)
		}
	}
	slices.Sort(times)
	bench.ReportMetric(times[len(times)/2], "median-ms")
	bench.ReportMetric(times[len(times)*95/100], "p95-ms")
	bench.ReportMetric(times[len(times)-1], "max-ms")
	bench.ReportMetric(float64(len(times))/float64(bench.N), "answers/op")
}

// clickThrough starts again and gives the answers of an address one by one. A
// frame is painted when a task runs that was queued in its animation callback.
const clickThrough = `(async () => {
	const painted = () => new Promise(done => requestAnimationFrame(() => {
		const channel = new MessageChannel()
		channel.port1.onmessage = () => done(performance.now())
		channel.port2.postMessage(0)
	}))
	const wanted = new URLSearchParams(%s), times = []
	history.pushState({}, "", location.pathname)
	dispatchEvent(new PopStateEvent("popstate"))
	await painted()
	for (;;) {
		const link = [...document.querySelectorAll("#site-run .choice")].find(a => [...new URLSearchParams(a.search)].every(([k, v]) => wanted.get(k) === v))
		if (!link) return times
		const start = performance.now()
		link.click()
		times.push(await painted() - start)
	}
})()`
