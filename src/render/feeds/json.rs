//! A feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde_json::{Map, Value, json};

use super::{Head, Item, Place, entry_id};
use crate::render::escape::without_controls;
use crate::render::views::Scope;

pub(super) fn write(scope: &Scope<'_>, place: &Place, head: &Head, items: &[Item]) -> String {
    let mut feed = Map::from_iter([
        ("version".to_owned(), json!("https://jsonfeed.org/version/1.1")),
        ("title".to_owned(), json!(without_controls(&head.title))),
        ("home_page_url".to_owned(), json!(place.page)),
        ("feed_url".to_owned(), json!(place.own)),
    ]);
    if !head.subtitle.is_empty() {
        feed.insert("description".to_owned(), json!(without_controls(&head.subtitle)));
    }
    feed.insert("language".to_owned(), json!(scope.language.as_str()));
    feed.insert("authors".to_owned(), json!([{ "name": without_controls(&scope.site_texts().0) }]));
    let items: Vec<Value> = items.iter().map(|item| self::item(scope, item)).collect();
    feed.insert("items".to_owned(), items.into());
    format!("{:#}\n", Value::Object(feed))
}

fn item(scope: &Scope<'_>, item: &Item) -> Value {
    let summary = item.summary.as_deref().map(without_controls);
    let mut value = json!({
        "id": entry_id(scope, item),
        "url": item.url,
        "title": without_controls(&item.title),
        "date_published": item.published,
        "date_modified": item.updated,
        "language": item.language,
    });
    // an item has a text in any case
    match &item.content {
        Some(html) => value["content_html"] = json!(without_controls(html)),
        None => value["content_text"] = json!(summary.as_deref().unwrap_or(&item.title)),
    }
    if let Some(summary) = summary {
        value["summary"] = summary.into();
    }
    if !item.authors.is_empty() {
        let names = item.authors.iter().map(|author| json!({ "name": without_controls(author) }));
        value["authors"] = names.collect::<Vec<_>>().into();
    }
    if !item.categories.is_empty() {
        value["tags"] = item.categories.iter().map(|tag| without_controls(tag)).collect::<Vec<_>>().into();
    }
    value
}
