"""What a call is given: one car's params at one step. Runs in the namespace of `runner.py`, before it."""

# Doubles of every object behind the columns of a row, see OBJECT_COLUMN in step-params.ts.
OBJECT_SIZE = 7
# What the flags column says: on all wheels, left, reversed, off the track, crashed, object seen. See FLAG in step-params.ts.
FLAGS = [tuple(flags & 1 << bit != 0 for bit in range(6)) for flags in range(64)]


def blank_params(track_length):
    """All keys in DeepRacer's order. What a step does not fill in is the same in every step."""
    keys = (
        'all_wheels_on_track', 'x', 'y', 'heading', 'distance_from_center', 'projection_distance', 'progress', 'steps',
        'speed', 'steering_angle', 'track_width', 'track_length', 'waypoints', 'closest_waypoints',
        'is_left_of_center', 'is_reversed', 'is_offtrack', 'is_crashed', 'closest_objects', 'objects_location',
        'objects_distance', 'objects_distance_from_center', 'objects_left_of_center', 'objects_heading',
        'objects_speed', 'object_in_camera', 'sim_time',
    )
    return {**dict.fromkeys(keys), 'track_length': track_length}


def add_objects(params, columns):
    """Fills the objects_* lists from the object columns of a row, OBJECT_SIZE for each object."""
    params['objects_location'] = [[x, y] for x, y in zip(columns[0::OBJECT_SIZE], columns[1::OBJECT_SIZE])]
    params['objects_distance'] = columns[2::OBJECT_SIZE]
    params['objects_distance_from_center'] = columns[3::OBJECT_SIZE]
    params['objects_left_of_center'] = [is_left != 0 for is_left in columns[4::OBJECT_SIZE]]
    params['objects_heading'] = columns[5::OBJECT_SIZE]
    params['objects_speed'] = columns[6::OBJECT_SIZE]
