package explorer

import (
	"embed"
	"io/fs"
)

//go:embed dist/index.html dist/assets
var dist embed.FS

// Paths returns the paths of the views, as patterns of http.ServeMux. All of them have the one page of Page.
func Paths() []string {
	return []string{"/{$}", "/place/{code}", "/network", "/tables", "/duty", "/change", "/about", "/search"}
}

// Page returns the page, which loads its scripts and styles from /assets/.
func Page() ([]byte, error) { return dist.ReadFile("dist/index.html") }

// Assets returns the scripts and styles, by their names.
func Assets() (map[string][]byte, error) {
	entries, err := dist.ReadDir("dist/assets")
	if err != nil {
		return nil, err
	}
	assets := map[string][]byte{}
	for _, e := range entries {
		if assets[e.Name()], err = fs.ReadFile(dist, "dist/assets/"+e.Name()); err != nil {
			return nil, err
		}
	}
	return assets, nil
}
