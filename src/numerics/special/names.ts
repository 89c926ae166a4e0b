/** The special functions that can be had for whole arrays. */
export type Special = 'exp' | 'log' | 'erf' | 'erfc' | 'normalCdf' | 'normalPdf';
