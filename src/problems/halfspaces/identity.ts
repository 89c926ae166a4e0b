/** What workers know of the family besides its engine: methods, looks and words stay with the page. */
export const halfspacesIdentity = { id: 'halfspaces', size: 'dimension' } as const;
