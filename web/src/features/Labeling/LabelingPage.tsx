import { address, type Params } from '../../api/address';
import { useFilters } from '../../app/filters/useFilters';
import table from '../../widgets/DataTable/DataTable.module.css';
import { NameFilter } from '../../widgets/FilterBar/NameFilter';
import { DataTypes } from './DataTypes';
import { LabelingActions } from './LabelingActions';
import { LabelingClasses } from './LabelingClasses';
import { LabelingFigures } from './LabelingFigures';
import { LabelingHeat } from './LabelingHeat';
import { LabelingImages } from './LabelingImages';
import { LabelingJobs } from './LabelingJobs';
import { LabelingMembers } from './LabelingMembers';
import classes from './Labeling.module.css';

/** How labeling goes: figures now and before, who did how much in which time, what was made, and when. */
export function LabelingPage() {
  const { search, period } = useFilters();
  const { org, user, group, project, job, data_type } = search;
  const params: Params = { ...period, org, user, group, project, job, data_type };
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <NameFilter kind="project" title="Project" plural="projects" reason={undefined} />
        <DataTypes />
        <NameFilter kind="job" title="Job" plural="jobs" reason={undefined} />
        <a className={table.tool} href={address('/api/v1/team-activity', { ...params, format: 'csv' })} download>
          Activity log as CSV
        </a>
      </div>
      <LabelingFigures params={params} />
      <LabelingMembers params={params} />
      <div className={classes.row}>
        <LabelingActions params={params} />
        <LabelingImages params={params} />
      </div>
      <LabelingHeat params={params} />
      <div className={classes.row}>
        <LabelingClasses params={params} />
        <LabelingJobs params={{ ...period, org: search.org }} />
      </div>
    </div>
  );
}
