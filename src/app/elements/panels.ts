/**
 * Whatever stands around the 3D view. It is loaded behind the view, so that the first car moves before anything else is
 * there; the elements that it defines are in the page already, and take their places.
 */
import './chart-grid.ts';
import './evaluation-table.ts';
import './notice-stack.ts';
import './reward-panel.ts';
import './reward-swap.ts';
import './reward-tools.ts';
import './run-list.ts';
import './run-setup.ts';
import './train-bar.ts';
import './why-panel.ts';
