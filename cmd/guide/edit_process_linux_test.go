package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestEditListens (S08) holds that only this machine can reach the server.
func TestEditListens(t *testing.T) {
	for _, host := range []string{"127.0.0.1", "localhost"} {
		e := serveProject(t, smallProject(t), "--host", host)
		found := e.listeners()
		if len(found) == 0 {
			t.Errorf("%s: there are no listeners", host)
		}
		for _, address := range found {
			// As the kernel writes 127.0.0.1 and ::1, before the port.
			if at, _, _ := strings.Cut(address, ":"); at != "0100007F" && at != "00000000000000000000000001000000" {
				t.Errorf("%s: it listens at %s", host, address)
			}
		}
	}
}

// listeners are the addresses at which the server takes connections.
func (e *editor) listeners() (addresses []string) {
	e.Helper()
	sockets := map[string]bool{}
	links, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", e.cmd.Process.Pid))
	e.must(err)
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil { // it may be closed by now
			sockets[to] = true
		}
	}
	for _, table := range []string{"tcp", "tcp6"} {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", e.cmd.Process.Pid, table))
		e.must(err)
		for line := range strings.Lines(string(data)) {
			const local, state, inode, listening = 1, 3, 9, "0A"
			if f := strings.Fields(line); f[state] == listening && sockets["socket:["+f[inode]+"]"] {
				addresses = append(addresses, f[local])
			}
		}
	}
	return addresses
}

// TestEditLimits (W06) edits where the system has no watches left. It says so
// in one line, and goes on.
func TestEditLimits(t *testing.T) {
	unshare, err := exec.LookPath("unshare")
	if err == nil {
		err = exec.Command(unshare, "-r", "sh", "-c", "echo 2 >/proc/sys/user/max_inotify_watches").Run()
	}
	if err != nil {
		testenv.Skip(t, "needs the right to set limits in a user namespace, and unshare: apt-get install util-linux: "+err.Error())
	}
	for setting, limit := range map[string]int{"max_inotify_watches": 2, "max_inotify_instances": 0} {
		dir := smallProject(t)
		cmd := guideCommand(t, dir, nil, "serve", "--port", "0")
		lower := fmt.Sprintf(`echo %d >/proc/sys/user/%s && exec "$@"`, limit, setting)
		cmd.Args = append([]string{unshare, "-r", "sh", "-c", lower, "sh", cmd.Path}, cmd.Args[1:]...)
		cmd.Path = unshare
		e := serveBy(t, dir, cmd)
		e.replace("content/articles/black.md", "Black tea keeps", "Good tea keeps")
		e.shows("/articles/black/", "Good tea keeps")
		if !e.compare() {
			t.Error("it does not build")
		}
		advice := "fs.inotify." + strings.Replace(setting, "max_inotify_", "max_user_", 1)
		if said := e.said.String(); strings.Count(said, "the system no longer reports changes") != 1 || strings.Count(said, advice) != 1 {
			t.Errorf("%s: it says:\n%s", setting, said)
		}
	}
}
