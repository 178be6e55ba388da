/** The file name endings that the importers understand, in lower case, without the dot. */
export const importableExtensions = ['txt', 'md', 'markdown', 'html', 'htm', 'xhtml', 'pdf', 'docx', 'epub', 'rtf', 'mhtml', 'mht', 'eml'] as const;

/** Whether a file of a chosen folder is taken for an article, by its name. */
export function isImportableName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return importableExtensions.some((known) => known === extension);
}
