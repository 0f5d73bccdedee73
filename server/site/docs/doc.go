// Package docs holds the project's documents, in English and Chinese: Markdown that a forge shows, and HTML pages for the
// served site, made from the same files.
//
// The anchors of headings follow GitHub's rule and links between documents become addresses of pages, so that one link
// works in both places. A link to a file that is not a document, such as the licence, becomes plain text on a page, with the
// path of the file in the repository.
package docs
