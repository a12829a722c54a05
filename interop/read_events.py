"""Prints as JSON what TensorBoard reads in a folder of event files: as its documented reader has it, and as its server.

    python read_events.py runs/mcl-small/tensorboard
"""
import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.backend.event_processing.plugin_event_accumulator import EventAccumulator as ServerAccumulator
from tensorboard.util import tensor_util


def of_server(folder):
    """The server has scalars as tensors, and its own idea of what a resumed run makes void."""
    events = ServerAccumulator(folder, size_guidance={"tensors": 0}, tensor_size_guidance={"scalars": 0, "text": 0})
    events.Reload()
    tags = [tag for tag, data in events.summary_metadata.items() if data.plugin_data.plugin_name == "scalars"]
    return {tag: [[e.step, tensor_util.make_ndarray(e.tensor_proto).item()] for e in events.Tensors(tag)] for tag in tags}


def main(folder):
    everything = {"scalars": 0, "tensors": 0}
    events = EventAccumulator(folder, size_guidance=everything)
    events.Reload()
    tags = events.Tags()
    print(
        json.dumps(
            {
                "file_version": events.file_version,
                "scalars": {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in tags["scalars"]},
                "server": of_server(folder),
                "texts": {
                    tag: [e.tensor_proto.string_val[0].decode() for e in events.Tensors(tag)]
                    for tag in events.summary_metadata
                    if events.summary_metadata[tag].plugin_data.plugin_name == "text"
                },
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
