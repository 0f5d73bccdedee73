package resolve

// RecordColumns is what Schema gives to the executor.
var RecordColumns = recordColumns
