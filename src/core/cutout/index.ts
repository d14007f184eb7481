export { parseFits, type FitsResult } from './fits';
export { writeFits } from './writefits';
export { type IImage } from './image';
export { STRETCHES, stretchPixels, type Stretch } from './stretch';
export { colormap, COLORMAPS, type Colour } from './colormap';
export { renderImage, type IPicture, type IRenderOptions } from './render';
