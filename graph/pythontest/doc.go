// Package pythontest gives tests a Python with the libraries that they compare results and files with: networkx, igraph,
// pandas, pyarrow.
package pythontest
