package adopt

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// file is one to write.
type file struct {
	name    string
	content []byte // nil when there is to be none
}

// inTheWay returns an error when files exist that would be written over.
func inTheWay(dir string, files []file, overwrite bool) error {
	var existing []string
	for _, f := range files {
		switch info, err := os.Lstat(filepath.Join(dir, f.name)); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s is not a plain file", filepath.Join(dir, f.name))
		default:
			existing = append(existing, f.name)
		}
	}
	if len(existing) == 0 || overwrite {
		return nil
	}
	return fmt.Errorf("%s has %s already. "+
		"Write to another directory with -dir, or replace the files with -overwrite", dir, strings.Join(existing, ", "))
}

// write puts the files into a directory: all of them, or none when one cannot
// be written. They are complete before the first gets its name.
func write(dir string, files []file, overwrite bool) error {
	if err := inTheWay(dir, files, overwrite); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil { //nolint:gosec // as restricted as the user's umask says
		return err
	}
	staging, err := os.MkdirTemp(dir, ".adopt-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(staging) }()
	for _, f := range files {
		if f.content == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(staging, f.name), f.content, 0o666); err != nil { //nolint:gosec // as above
			return err
		}
	}

	var undo []func()
	move := func(from, to string) error {
		err := os.Rename(from, to)
		if err != nil {
			for _, back := range slices.Backward(undo) {
				back()
			}
			return err
		}
		undo = append(undo, func() { _ = os.Rename(to, from) })
		return nil
	}
	for _, f := range files {
		path, staged := filepath.Join(dir, f.name), filepath.Join(staging, f.name)
		if _, err := os.Lstat(path); err == nil {
			if err := move(path, staged+".before"); err != nil {
				return err
			}
		}
		if f.content != nil {
			if err := move(staged, path); err != nil {
				return err
			}
		}
	}
	return nil
}

// beside is the configuration that a directory has beside the files.
type beside struct {
	any    bool
	source bool // it says where the provider comes from
}

func (a *adoption) beside(files []file) (beside, error) {
	var found beside
	dir := os.DirFS(a.dir)
	for _, pattern := range []string{"*.tf", "*.tf.json", "*.tofu", "*.tofu.json"} {
		// The directory is no part of the pattern: its name may look like one.
		paths, err := fs.Glob(dir, pattern)
		if err != nil {
			return beside{}, err
		}
		for _, path := range paths {
			if slices.ContainsFunc(files, func(f file) bool { return f.name == path }) {
				continue
			}
			content, err := fs.ReadFile(dir, path)
			if err != nil {
				return beside{}, err
			}
			found.any = true
			found.source = found.source || bytes.Contains(content, []byte(strconv.Quote(source)))
		}
	}
	return found, nil
}
