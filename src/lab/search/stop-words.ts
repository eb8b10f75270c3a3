/** Words that stand in nearly every text or question and say nothing of what it is about. `off`, `out`, `up` and `not` do. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those some any all both each every few more most much many lot lots list other another such ' +
    'i me my mine we us our you your he him his she her it its they them their who whom whose which what when where why how ' +
    'anybody anything anyone somebody something someone everything thing things stuff one ones ' +
    'am is are was were be been being do does did done doing don doesn didn has have had having can could may might must shall ' +
    'should will would won wouldn couldn shouldn isn aren wasn ' +
    'and or but if so because than then as at by for from in into of on onto to with about between during through over ' +
    'get gets got getting give gives go goes going come comes coming make makes made making let lets put take want wants need ' +
    'needs use uses using used know knows tell show please help find found look looks like seem seems say says said think ' +
    'actually also always already again ever even just maybe now often only perhaps quite really right somehow sometimes ' +
    'somewhere still super there here too very well way ways yet no yes ok okay d ll m re s t ve'
  ).split(' '),
);
