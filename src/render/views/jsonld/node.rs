//! A value of linked data: a type, and properties in the order in which they are given. What is empty is left out.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A thing with a type and properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Node(Vec<(&'static str, Value)>);

/// What a property holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Node(Node),
    List(Vec<Value>),
}

impl Node {
    /// A thing of the type `kind` of schema.org.
    pub(super) fn of(kind: &'static str) -> Self {
        Self::default().with("@type", kind)
    }

    /// The same with `value` as its `property`; as it is if that is empty. A list of one is that one.
    pub(super) fn with(mut self, property: &'static str, value: impl Into<Value>) -> Self {
        let value = match value.into() {
            Value::List(mut values) if values.len() == 1 => values.remove(0),
            value => value,
        };
        if !value.is_empty() {
            self.0.push((property, value));
        }
        self
    }

    /// The same with the properties of `first` before its own.
    pub(super) fn after(mut self, mut first: Self) -> Self {
        first.0.append(&mut self.0);
        first
    }
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Node(node) => node.0.is_empty(),
            Self::List(values) => values.is_empty(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Node(node)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(|| Self::List(Vec::new()), Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (property, value) in &self.0 {
            map.serialize_entry(property, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Node(node) => node.serialize(serializer),
            Self::List(values) => serializer.collect_seq(values),
        }
    }
}
