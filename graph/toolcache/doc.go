// Package toolcache keeps what tests install to compare with, such as a Python with networkx, in the user's cache folder,
// so that it is installed once and not for each run.
package toolcache
