package adopt

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
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
	keep := false
	defer func() {
		if !keep {
			_ = os.RemoveAll(staging)
		}
	}()
	for _, f := range files {
		if f.content == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(staging, f.name), f.content, 0o666); err != nil { //nolint:gosec // as above
			return err
		}
	}

	var undo []func() error
	move := func(from, to string) error {
		err := os.Rename(from, to)
		if err == nil {
			undo = append(undo, func() error { return os.Rename(to, from) })
			return nil
		}
		for _, back := range slices.Backward(undo) {
			if undoErr := back(); undoErr != nil {
				keep = true
				err = errors.Join(err, fmt.Errorf("putting things back: %w; %s has the files that are missing", undoErr, staging))
			}
		}
		return err
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

// beside looks at all that Terraform and OpenTofu would read. What cannot be
// read is theirs to complain about.
func (a *adoption) beside() (beside, error) {
	var found beside
	entries, err := os.ReadDir(a.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if err != nil {
		return found, err
	}
	for _, entry := range entries {
		name := entry.Name()
		ours := slices.ContainsFunc(a.names(), func(f file) bool { return f.name == name })
		if ours || entry.IsDir() || strings.HasPrefix(name, ".") || !configurationName.MatchString(name) {
			continue
		}
		found.any = true
		content, err := fs.ReadFile(os.DirFS(a.dir), name) // the directory may be named like a pattern
		if err == nil {
			found.source = found.source || requires(content, name)
		}
	}
	return found, nil
}

// configurationName is that of a file that has configuration.
var configurationName = regexp.MustCompile(`\.(tf|tofu)(\.json)?$`)

// requires reports whether a configuration says that the provider by the name of
// intercom is this one.
func requires(content []byte, name string) bool {
	if strings.HasSuffix(name, ".json") {
		return bytes.Contains(content, []byte(source))
	}
	file, diags := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	if diags.HasErrors() {
		return false
	}
	body := file.Body.(*hclsyntax.Body) //nolint:forcetypeassert // that is what the parser makes
	for _, terraform := range body.Blocks {
		for _, required := range terraform.Body.Blocks {
			provider := required.Body.Attributes["intercom"]
			if terraform.Type != "terraform" || required.Type != "required_providers" || provider == nil {
				continue
			}
			arguments, _ := hcl.ExprMap(provider.Expr)
			for _, argument := range arguments {
				key, value := text(argument.Key), text(argument.Value)
				if key == "source" && strings.HasSuffix("/"+value, "/"+source) {
					return true
				}
			}
		}
	}
	return false
}

// text is the value of an expression that is a string, and else "".
func text(expr hcl.Expression) string {
	value, diags := expr.Value(nil)
	if diags.HasErrors() || value.Type() != cty.String || value.IsNull() || !value.IsKnown() {
		return ""
	}
	return value.AsString()
}
