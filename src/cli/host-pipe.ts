/** File descriptor of a scorer process's pipe to its host, which closes when the host ends, however that came about. */
export const HOST_PIPE = 4;
