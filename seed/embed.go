package seed

import (
	"embed"
	"io/fs"
)

//go:embed data/*.csv data/*/*.csv
var embedded embed.FS

// dataset returns the folder of the CSV files.
func dataset() fs.FS {
	files, err := fs.Sub(embedded, "data")
	if err != nil {
		panic(err) // "data" is a valid path
	}
	return files
}
