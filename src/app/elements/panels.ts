/**
 * Whatever stands around the 3D view. It is loaded behind the view, so that the first car moves before anything else is
 * there; the elements that it defines are in the page already, and take their places.
 */
// Of colours and sizes of Web Awesome's own; app.css has the last word, as nothing in it is in a layer.
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import './chart-grid.ts';
import './evaluation-table.ts';
import './notice-stack.ts';
import './replay-bar.ts';
import './reward-panel.ts';
import './reward-swap.ts';
import './reward-tools.ts';
import './run-list.ts';
import './run-setup.ts';
import './splitter.ts';
import './train-bar.ts';
import './why-panel.ts';
