/** The code of a system error (`ENOENT` …), or undefined where the error is of another kind. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What a failed file operation means, as the end of a sentence: "… because the disk is full." */
export function explainFileError(error: unknown): string {
  const code = errorCode(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it is no longer there';
    case 'EACCES':
    case 'EPERM':
      return 'the system does not permit it';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENAMETOOLONG':
      return 'a name is too long for this disk';
    case 'EBUSY':
    case 'ETXTBSY':
      return 'another program is using it';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    case 'EIO':
      return 'the disk reported an error';
    default:
      return code === undefined ? 'of an unexpected error' : `of an unexpected error (${code})`;
  }
}
