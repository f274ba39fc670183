package disktest

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/lemma-network/lemma/internal/disk"
)

// Recorder notes the changes below a folder, to lose power after each of them. The model is pessimistic where file systems
// differ: a file's bytes are sure once it was synced, a name once its folder was; each other name may be there or not, whatever
// became of others in other folders, but within a folder in order; bytes that were not synced may all be there, half or none.
// A rename happens in both folders or in none.
type Recorder struct {
	root  string
	mu    sync.Mutex
	steps []step
}

type step struct {
	disk.Change
	host bool   // a whole file that another process wrote and synced
	mark string // or: a promise was made
}

// NewRecorder records what happens below root, an empty folder.
func NewRecorder(root string) *Recorder { return &Recorder{root: root} }

// Disk is the disk that is recorded.
func (r *Recorder) Disk() disk.Disk {
	return disk.Disk{Before: func(c disk.Change) error { r.add(step{Change: c}); return nil }}
}

func (r *Recorder) add(s step) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s.Data = bytes.Clone(s.Data)
	r.steps = append(r.steps, s)
}

// Promise notes that from now on something must outlive a power loss.
func (r *Recorder) Promise(what string) { r.add(step{mark: what}) }

// Adopt takes over the files in a folder that other processes wrote and synced.
func (r *Recorder) Adopt(t testing.TB, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r.add(step{Change: disk.Change{Path: path, Data: b}, host: true})
	}
}

// EachLoss calls check with every state that a power loss after each change may leave, as a folder of its own, and with what was
// promised before. It gives the number of states.
func (r *Recorder) EachLoss(t testing.TB, check func(promised []string, folder string)) int {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	m, seen, parent := newModel(r.root), map[[32]byte]bool{}, t.TempDir()
	var promised []string
	for _, s := range r.steps {
		if s.mark != "" {
			promised = append(promised, s.mark)
		} else {
			m.apply(s)
		}
		for _, state := range m.losses() {
			id := sha256.Sum256([]byte(state.String() + "\x00" + strings.Join(promised, "\x00")))
			if seen[id] {
				continue
			}
			seen[id] = true
			folder := filepath.Join(parent, "state")
			if err := state.write(folder); err != nil {
				t.Fatal(err)
			}
			check(promised, folder)
			if t.Failed() {
				t.Fatalf("the first fault: power lost after %s %s, leaving\n%s", s.Op, strings.TrimPrefix(s.Path, r.root), state)
			}
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
		}
	}
	return len(seen)
}

// inode is a file or a folder, whatever its names.
type inode struct {
	names  map[string]*inode // of a folder, as running programs see it
	data   []byte            // of a file, likewise
	synced int               // how many bytes of data are sure
}

// naming is one change of names: nil takes a name away. It happens as a whole.
type naming struct {
	parts []part
	sure  bool
}

type part struct {
	folder *inode
	name   string
	to     *inode
}

type model struct {
	path    string
	root    *inode
	namings []*naming
}

func newModel(path string) *model {
	return &model{path: path, root: &inode{names: map[string]*inode{}}}
}

// at is the folder that a path lies in, and its name there; nil when the path is not the model's.
func (m *model) at(path string) (*inode, string) {
	rel, err := filepath.Rel(m.path, path)
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return nil, ""
	}
	folder, words := m.root, strings.Split(rel, string(filepath.Separator))
	for _, w := range words[:len(words)-1] {
		if folder = folder.names[w]; folder == nil {
			return nil, ""
		}
	}
	return folder, words[len(words)-1]
}

func (m *model) name(parts ...part) *naming {
	n := &naming{parts: parts}
	m.namings = append(m.namings, n)
	for _, p := range parts {
		if p.to == nil {
			delete(p.folder.names, p.name)
		} else {
			p.folder.names[p.name] = p.to
		}
	}
	return n
}

func (m *model) apply(s step) {
	if s.Op == disk.SyncFolder && s.Path == m.path {
		m.syncFolder(m.root)
		return
	}
	folder, name := m.at(s.Path)
	if folder == nil {
		return
	}
	it := folder.names[name]
	switch {
	case s.host && (it == nil || !bytes.Equal(it.data, s.Data)):
		m.name(part{folder, name, &inode{data: s.Data, synced: len(s.Data)}})
		m.syncFolder(folder)
	case s.Op == disk.Mkdir:
		m.name(part{folder, name, &inode{names: map[string]*inode{}}})
	case s.Op == disk.Create:
		m.name(part{folder, name, &inode{}})
	case it == nil: // somebody failed
	case s.Op == disk.Write:
		it.data = append(slices.Clip(it.data), s.Data...)
	case s.Op == disk.Sync:
		it.synced = len(it.data)
	case s.Op == disk.SyncFolder:
		m.syncFolder(it)
	case s.Op == disk.Remove:
		m.remove(folder, name)
	case s.Op == disk.Rename:
		if to, toName := m.at(s.To); to != nil {
			m.name(part{folder, name, nil}, part{to, toName, it})
		}
	}
}

// remove takes a tree away, name by name.
func (m *model) remove(folder *inode, name string) {
	it := folder.names[name]
	for _, below := range slices.Sorted(maps.Keys(it.names)) {
		m.remove(it, below)
	}
	m.name(part{folder, name, nil})
}

// syncFolder makes sure of a folder's names, and of all that had to happen before.
func (m *model) syncFolder(folder *inode) {
	needed := map[*inode]bool{folder: true}
	for _, n := range slices.Backward(m.namings) {
		if n.touches(needed) {
			n.sure = true
			n.mark(needed)
		}
	}
}

func (n *naming) touches(folders map[*inode]bool) bool {
	return slices.ContainsFunc(n.parts, func(p part) bool { return folders[p.folder] })
}

func (n *naming) mark(folders map[*inode]bool) {
	for _, p := range n.parts {
		folders[p.folder] = true
	}
}

const maxOpen = 8 // of the namings that are not sure the newest so many are lost in all combinations, older ones all together

// losses are the states that a power loss may leave now.
func (m *model) losses() (states []tree) {
	var open []int
	for i, n := range m.namings {
		if !n.sure {
			open = append(open, i)
		}
	}
	free := open[max(0, len(open)-maxOpen):]
	for bits := range 1<<len(free) + 1 {
		lost := map[int]bool{}
		if bits == 1<<len(free) {
			for _, n := range open {
				lost[n] = true
			}
		}
		for i, n := range free {
			lost[n] = lost[n] || bits>>i&1 == 1
		}
		names, ok := m.without(lost)
		if !ok {
			continue
		}
		for _, share := range []int{0, 1, 2} {
			states = append(states, names.tree(m.root, share))
		}
	}
	return states
}

type namesOf map[*inode]map[string]*inode

// without are all names when some namings were lost; false when one that was kept came after one that was lost in the same folder.
func (m *model) without(lost map[int]bool) (namesOf, bool) {
	all, broken := namesOf{}, map[*inode]bool{}
	for i, n := range m.namings {
		if lost[i] {
			n.mark(broken)
			continue
		}
		if n.touches(broken) {
			return nil, false
		}
		for _, p := range n.parts {
			if all[p.folder] == nil {
				all[p.folder] = map[string]*inode{}
			}
			if p.to == nil {
				delete(all[p.folder], p.name)
			} else {
				all[p.folder][p.name] = p.to
			}
		}
	}
	return all, true
}

// tree is a state: paths and contents; a folder's path ends in a slash.
type tree map[string][]byte

// tree keeps share halves of the bytes that were not synced.
func (all namesOf) tree(root *inode, share int) tree {
	t := tree{}
	var walk func(it *inode, path string)
	walk = func(it *inode, path string) {
		if it.names == nil {
			t[path] = it.data[:it.synced+(len(it.data)-it.synced)*share/2]
			return
		}
		t[path+"/"] = nil
		for name, below := range all[it] {
			walk(below, path+"/"+name)
		}
	}
	walk(root, "")
	return t
}

// String lists the state, contents shortened.
func (t tree) String() string {
	var lines []string
	for path, b := range t {
		lines = append(lines, fmt.Sprintf("%s %d bytes, %x", path, len(b), sha256.Sum256(b)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (t tree) write(folder string) error {
	var paths []string
	for path := range t {
		paths = append(paths, path)
	}
	slices.Sort(paths) // folders before what is in them
	for _, path := range paths {
		var err error
		if strings.HasSuffix(path, "/") {
			err = os.MkdirAll(filepath.Join(folder, path), 0o700)
		} else if err = os.MkdirAll(filepath.Dir(filepath.Join(folder, path)), 0o700); err == nil {
			err = os.WriteFile(filepath.Join(folder, path), t[path], 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
