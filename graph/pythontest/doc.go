// Package pythontest gives tests a Python with the libraries that they compare results and files with: networkx, pandas,
// pyarrow.
package pythontest
