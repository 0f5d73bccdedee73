// Package pythontest gives tests a Python with the libraries that they hold ours against: networkx, pandas, pyarrow.
// What another community's reference implementation says is worth more than what we say of ourselves.
package pythontest
