"""Writes an event file by TensorBoard's own writer: what the build's reader of such files is held to.

    python golden_events.py ../pretraining/src/test/resources/golden/events.tfevents
"""
import os
import sys
import tempfile

from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2, types_pb2
from tensorboard.summary.writer.event_file_writer import EventFileWriter


def scalars(step, **values):
    summary = summary_pb2.Summary(
        value=[summary_pb2.Summary.Value(tag=tag.replace("__", "/"), simple_value=value) for tag, value in values.items()]
    )
    return event_pb2.Event(wall_time=1700000000.5 + step, step=step, summary=summary)


def text(step, tag, content):
    metadata = summary_pb2.SummaryMetadata(
        plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name="text"),
        data_class=summary_pb2.DATA_CLASS_TENSOR,
    )
    tensor = tensor_pb2.TensorProto(
        dtype=types_pb2.DT_STRING, tensor_shape=tensor_shape_pb2.TensorShapeProto(), string_val=[content.encode()]
    )
    value = summary_pb2.Summary.Value(tag=tag, metadata=metadata, tensor=tensor)
    return event_pb2.Event(wall_time=1700000000.5 + step, step=step, summary=summary_pb2.Summary(value=[value]))


def main(target):
    with tempfile.TemporaryDirectory() as folder:
        writer = EventFileWriter(folder)
        writer.add_event(
            event_pb2.Event(
                wall_time=1700000000.5, step=8, session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START)
            )
        )
        writer.add_event(text(7, "configuration", "    {\n      \"seed\": 42\n    }\n"))
        writer.add_event(scalars(100, train__loss=1.5, train__rtd__generator_loss=-2.25))
        writer.add_event(scalars(3_000_000_000, train__learning_rate=5e-4))
        writer.close()
        [name] = os.listdir(folder)
        with open(os.path.join(folder, name), "rb") as made, open(target, "wb") as golden:
            golden.write(made.read())


if __name__ == "__main__":
    main(sys.argv[1])
