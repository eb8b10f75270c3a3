/** The elements that lessons name: loaded with the room, so that the texts of lessons can be read without a page. */
import '../../../music/elements/gan-toy.ts';
import './bandit-toy.ts';
import './cluster-toy.ts';
import './corridor-toy.ts';
import './discount-toy.ts';
import './line-toy.ts';
import './polynomial-toy.ts';
