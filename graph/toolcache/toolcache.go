package toolcache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Folder returns the folder of this kind and key. If there is none, it is made: install returns the commands for that,
// which run in the folder one after the other. Of several processes one makes the folder and the others wait. If a command
// fails, the next call runs all of them again.
func Folder(kind, key string, install func(folder string) [][]string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	hash := sha256.Sum256([]byte(key))
	folder := filepath.Join(cache, "coopgraph", kind+"-"+hex.EncodeToString(hash[:6]))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	lock, err := os.Create(folder + ".lock")
	if err != nil {
		return "", err
	}
	defer func() { _ = lock.Close() }() // which also unlocks it
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return "", err
	}
	ready := filepath.Join(folder, "ready")
	if _, err := os.Stat(ready); err == nil {
		return folder, nil
	}
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	for _, command := range install(folder) {
		run := exec.CommandContext(ctx, command[0], command[1:]...)
		run.Dir = folder
		if output, err := run.CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, output)
		}
	}
	return folder, os.WriteFile(ready, nil, 0o644)
}
