package transport

// countValues returns how many values are in valid JSON, the outermost apart: scalars, lists and objects. It also returns
// how deep its lists and objects are nested. It decodes nothing.
func countValues(text string) (values, depth int) {
	level, inString, opened := 0, false, false // opened is true after the beginning of a list or an object
	for i := 0; i < len(text); i++ {
		c := text[i]
		if inString {
			switch c {
			case '\\':
				i++
			case '"':
				inString = false
			}
			continue
		}
		switch c {
		case ' ', '\t', '\r', '\n':
			continue
		case ',':
			values++
		case ']', '}':
			level--
		default:
			if opened {
				values++ // the first of the list or the object
			}
		}
		opened = c == '[' || c == '{'
		inString = c == '"'
		if opened {
			level++
			depth = max(depth, level)
		}
	}
	return values, depth
}
