/** Lets the reader save a file. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Returns a name for a file of a page: its title without what file systems refuse, and the date. */
export function fileName(title: string, extension: string): string {
  const date = new Date().toLocaleDateString('sv');
  return `coopgraph ${title.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, 60)} ${date}.${extension}`;
}
