package adopt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// file is a file to write.
type file struct {
	name    string // a path below the directory, with slashes
	content []byte // nil to remove the file
}

// maxFile is the size of the largest configuration file that is read.
const maxFile = 16 << 20

// readFile returns the content of a regular file, or of one that a link leads
// to. It does not wait for a named pipe and does not read devices: for
// everything else than a regular file, and for files above maxFile, it returns
// an error.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	f, err := os.Open(path) //nolint:gosec // the user chooses the directory
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	content, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(content) > maxFile {
		err = fmt.Errorf("%s is larger than %d MiB", path, maxFile>>20)
	}
	return content, err
}

// checkTarget returns an error if the files could not be written to a
// directory: it is not a directory or not writable, or files exist and may not
// be overwritten.
func checkTarget(dir string, names []string, overwrite bool) error {
	if err := checkDirectory(dir); err != nil {
		return err
	}
	var existing []string
	for _, name := range names {
		switch info, err := os.Lstat(pathOf(dir, name)); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s is not a regular file", pathOf(dir, name))
		default:
			existing = append(existing, name)
		}
	}
	if len(existing) == 0 || overwrite {
		return nil
	}
	return fmt.Errorf("%s already has %s. "+
		"Write to another directory with -dir, or replace the files with -overwrite", dir, strings.Join(shortList(existing), ", "))
}

// pathOf returns the path of a file in a directory.
func pathOf(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

// checkDirectory returns an error if files cannot be created in a directory, or
// in the nearest directory above it that exists.
func checkDirectory(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if exists(dir) {
			return fmt.Errorf("%s is a link that leads nowhere", dir)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return err
		}
		return checkDirectory(parent)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a directory", dir)
	}
	probe, err := os.CreateTemp(dir, staged+"*")
	var reason *fs.PathError
	if errors.As(err, &reason) {
		return fmt.Errorf("no file can be created in %s: %w", dir, reason.Err)
	}
	if err != nil {
		return err
	}
	return errors.Join(probe.Close(), ifExists(os.Remove(probe.Name()))) // another run may have removed it
}

// A run collects its files in a staging directory beside the files that it
// writes: NAME is the new content, which moves to its place; NAME.after is a
// copy of it; NAME.before is the file that it replaces. A slash in NAME is written
// as slash. Once all files are in place, the staging directory is renamed before it
// is removed.
const (
	staged = ".adopt-"
	done   = ".adopt-done-"
	before = ".before"
	after  = ".after"
	slash  = "%2F" // no label has a percent sign
)

// stageOf returns the path in a staging directory of the new content of a file.
func stageOf(staging, name string) string {
	return filepath.Join(staging, strings.ReplaceAll(name, "/", slash))
}

// changes reports whether writing files changes anything in a directory.
func changes(dir string, files []file) bool {
	return slices.ContainsFunc(files, func(f file) bool { return f.content != nil || exists(pathOf(dir, f.name)) })
}

// write writes all files to a directory, or none if one of them cannot be
// written. Each file is replaced in one step: it has its old or its new content
// at any time, also when the process is killed. undo then restores the old
// content of all files.
func write(dir string, files []file) error {
	if !changes(dir, files) {
		return nil
	}
	staging, err := os.MkdirTemp(dir, staged)
	if err != nil {
		return err
	}
	for _, step := range steps(dir, staging, files) {
		if err := step(); err != nil {
			if _, undoErr := undo(dir, staging); undoErr != nil {
				err = errors.Join(err, fmt.Errorf("restoring the files: %w; %s has their earlier content", undoErr, staging))
			}
			return err
		}
	}
	return nil
}

// steps returns what it takes to write files. After each step undo can restore
// what was there before the first.
func steps(dir, staging string, files []file) []func() error {
	var steps []func() error
	for _, f := range files {
		path, stage := pathOf(dir, f.name), stageOf(staging, f.name)
		steps = append(steps, func() error { return keep(path, stage+before) })
		if f.content != nil {
			steps = append(steps,
				func() error { return create(stage+after, f.content, 0o600) },
				func() error { return create(stage, f.content, modeOf(path)) })
		}
	}
	steps = append(steps, func() error { return syncDirectory(staging) })
	for _, f := range files {
		path := pathOf(dir, f.name)
		steps = append(steps, func() error {
			if f.content == nil {
				return ifExists(os.Remove(path))
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil { //nolint:gosec // as restricted as the user's umask says
				return err
			}
			return os.Rename(stageOf(staging, f.name), path)
		})
	}
	for _, name := range slices.Sorted(maps.Keys(countTexts(files))) {
		steps = append(steps, func() error { return syncDirectory(filepath.Join(dir, name)) })
	}
	finished := filepath.Join(dir, done+strings.TrimPrefix(filepath.Base(staging), staged))
	return append(steps,
		func() error { return syncDirectory(dir) },
		func() error { return os.Rename(staging, finished) },
		func() error { _ = os.RemoveAll(finished); return nil }, // the next run removes what is left
	)
}

// keep makes another name for a file, or a copy where the file system has no
// links. It does nothing if there is no file.
func keep(path, copied string) error {
	if err := os.Link(path, copied); err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	content, err := readFile(path)
	if err != nil {
		return err
	}
	return create(copied, content, modeOf(path))
}

// create writes a file that does not exist to the disk, with a mode, or with
// the one that new files get if it is 0.
func create(path string, content []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) //nolint:gosec // as restricted as the user's umask says
	if err != nil {
		return err
	}
	if mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		_, err = f.Write(content)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// modeOf returns the permissions of a file, 0 if there is no file.
func modeOf(path string) fs.FileMode {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Mode().Perm()
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func ifExists(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// recovered is what recoverFiles found.
type recovered struct {
	restored []string // files that have their earlier content again, or are gone again
	kept     []string // backups of files that were changed after the interrupted run
}

// recoverFiles completes or undoes what earlier runs left behind that were
// killed while they wrote to a directory.
func recoverFiles(dir string) (recovered, error) {
	var found recovered
	entries, err := os.ReadDir(dir)
	if err != nil {
		return found, ifExists(err)
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		switch {
		case !strings.HasPrefix(entry.Name(), staged) || entry.Name() == lockName:
		case !entry.IsDir() || strings.HasPrefix(entry.Name(), done): // the probe of checkDirectory, or complete
			if err := os.RemoveAll(path); err != nil {
				return found, err
			}
		default:
			more, err := undo(dir, path)
			if err != nil {
				return found, err
			}
			found.restored = append(found.restored, more.restored...)
			found.kept = append(found.kept, more.kept...)
		}
	}
	return found, nil
}

// undo restores the files of a directory that a run with this staging directory
// has replaced, created or removed, and removes the staging directory. It leaves
// files alone that somebody has changed since, and then keeps their backups.
func undo(dir, staging string) (recovered, error) {
	var found recovered
	entries, err := os.ReadDir(staging)
	if err != nil {
		return found, err
	}
	var names []string
	for _, entry := range entries {
		if entry.Type().IsRegular() {
			name := strings.TrimSuffix(strings.TrimSuffix(entry.Name(), before), after)
			names = append(names, strings.ReplaceAll(name, slash, "/"))
		}
	}
	for _, name := range slices.Compact(names) { // sorted by ReadDir
		path, stage := pathOf(dir, name), stageOf(staging, name)
		switch backup := exists(stage + before); {
		case exists(path) && (exists(stage) || !sameContent(path, stage+after)):
			// The run did not get to this file, or somebody has changed it since.
			if backup && !sameContent(path, stage+before) {
				found.kept = append(found.kept, stage+before)
			}
		case backup:
			if err := os.Rename(stage+before, path); err != nil {
				return found, err
			}
			found.restored = append(found.restored, name)
		case exists(path):
			if err := os.Remove(path); err != nil {
				return found, err
			}
			found.restored = append(found.restored, name)
		}
	}
	for _, name := range names {
		if directory, _, ok := strings.Cut(name, "/"); ok {
			_ = os.Remove(filepath.Join(dir, directory)) // unless it has other files
		}
	}
	if err := syncDirectory(dir); err != nil || len(found.kept) > 0 {
		return found, err
	}
	return found, os.RemoveAll(staging)
}

func sameContent(a, b string) bool {
	first, err := readFile(a)
	if err != nil {
		return false
	}
	second, err := readFile(b)
	return err == nil && bytes.Equal(first, second)
}
