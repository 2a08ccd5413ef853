/** Who takes what is dropped on the page. */
export interface FileTakers {
	/** opens a notebook */
	readonly notebook: (file: File) => void;
	/** reads reports and data */
	readonly own: (files: readonly File[]) => void;
}

/** Hands each file to whom it is for, by the ending of its name: `.md` and `.sql` are notebooks. */
export function routeFiles(files: readonly File[], { notebook, own }: FileTakers): void {
	const isNotebook = ({ name }: File): boolean => /\.(?:md|sql)$/iu.test(name);
	const rest = files.filter((file) => !isNotebook(file));
	for (const file of files) if (isNotebook(file)) notebook(file);
	if (rest.length > 0) own(rest);
}
