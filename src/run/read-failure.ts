/** Why the system did not let a file be read, and what to do; stands behind the name of the file and a colon. */
export function readFailure(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file; check the path';
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return 'cannot be read: permission denied; check the rights of the file';
  if (error.code === 'EISDIR') return 'is a folder; name a file';
  if (error.code === 'ELOOP') return 'is a symbolic link that leads in a circle; mend or remove it';
  if (error.code === 'ENAMETOOLONG') return 'cannot be read: the path is too long for this system; move the folder up';
  return `cannot be read (${error.code ?? error.message}); check the file and its disk`;
}
