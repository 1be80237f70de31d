// Checks a tile log with Go's own sumdb packages: signature, consistency with an older root, inclusion.
//
// usage: main DIR VKEY OLD_SIZE OLD_ROOT_BASE64 INDEX LEAF_FILE
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type dir string

func (d dir) Height() int { return 8 }

func (d dir) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (d dir) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func must(err error) {
	if err != nil {
		fmt.Println("BAD:", err)
		os.Exit(1)
	}
}

func main() {
	root, vkey := os.Args[1], os.Args[2]
	oldSize, err := strconv.ParseInt(os.Args[3], 10, 64)
	must(err)
	oldRoot, err := tlog.ParseHash(os.Args[4])
	must(err)
	index, err := strconv.ParseInt(os.Args[5], 10, 64)
	must(err)
	leaf, err := os.ReadFile(os.Args[6])
	must(err)
	signed, err := os.ReadFile(filepath.Join(root, "checkpoint"))
	must(err)
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	hash, err := tlog.ParseHash(lines[2])
	must(err)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: hash}, dir(root))
	grown, err := tlog.ProveTree(size, oldSize, reader)
	must(err)
	must(tlog.CheckTree(grown, size, hash, oldSize, oldRoot))
	proof, err := tlog.ProveRecord(size, index, reader)
	must(err)
	must(tlog.CheckRecord(proof, size, hash, index, tlog.RecordHash(leaf)))
	fmt.Println("GOOD:", len(grown), len(proof))
}
