package main

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// withControl returns the simulator with additional paths that change its later
// answers. Intercom has no such paths, and they need no token.
func withControl(simulator *intercomtest.Server) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", simulator)
	mux.HandleFunc("POST /_simulator/fail", func(w http.ResponseWriter, r *http.Request) {
		next, err := number(r, "next", 1)
		status, statusErr := number(r, "status", http.StatusInternalServerError)
		if err := errors.Join(err, statusErr, checkFault(next, status)); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		failRequests(simulator, next, status)
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("POST /_simulator/deny", func(w http.ResponseWriter, r *http.Request) {
		prefixes := r.URL.Query()["prefix"]
		for _, prefix := range prefixes {
			if err := checkPrefix(prefix); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
		}
		simulator.SetDenied(prefixes...)
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}

func number(r *http.Request, name string, otherwise int) (int, error) {
	value := r.URL.Query().Get(name)
	if value == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		return 0, fmt.Errorf("%s is %q, want a number", name, value)
	}
	return n, nil
}

// failRequests makes the next n requests fail with a status.
func failRequests(simulator *intercomtest.Server, n, status int) {
	if n > 0 {
		simulator.Fail(intercomtest.Fault{Times: n, Status: status})
	}
}

func checkFault(n, status int) error {
	if n < 0 || status < 400 || status > 599 {
		return fmt.Errorf("cannot fail %d requests with %d: want a number of requests and a status from 400 to 599", n, status)
	}
	return nil
}

// checkPrefix returns an error if no request can begin with a denied prefix.
func checkPrefix(prefix string) error {
	path := prefix
	if method, rest, ok := strings.Cut(prefix, " "); ok && method == strings.ToUpper(method) {
		path = rest
	}
	if !strings.HasPrefix(path, "/") {
		return fmt.Errorf("%q is neither a path nor a method and a path", prefix)
	}
	return nil
}
