//! The types of the payloads in the docs, each listed once.

use superoffice::runtime::{Decode, Encode};
use superoffice::{DateTime, DecodeError, Dictionary, agents, carriers, from_json, to_json};

/// Decodes a payload and encodes it again.
pub type RoundTrip = fn(&[u8]) -> Result<Vec<u8>, DecodeError>;

fn round_trip<T: Decode + Encode>(text: &[u8]) -> Result<Vec<u8>, DecodeError> {
    from_json::<T>(text).map(|value| to_json(&value))
}

macro_rules! payloads {
    ($($id:literal => $type:ty,)*) => {
        /// The ids of payloads that are JSON, and what they go through.
        pub const PAYLOADS: &[(&str, RoundTrip)] = &[$(($id, round_trip::<$type>)),*];
    };
}

payloads! {
    "v1AppointmentAgent_GetAppointmentList.response.200" => Vec<carriers::GetAppointmentListItem>,
    "v1AppointmentAgent_SaveAppointmentEntity.request" => carriers::AppointmentEntity,
    "v1AppointmentAgent_SaveAppointmentEntity.response.200" => carriers::AppointmentEntity,
    "v1ArchiveAgent_GetArchiveList.request" => agents::archive::GetArchiveListRequest,
    "v1ArchiveAgent_GetArchiveList.response.200" => Vec<carriers::GetArchiveListItem>,
    "v1Archive_GetArchive_GET.response.200" => carriers::ODataSlimResponse,
    "v1Archive_PostArchive.response.200" => carriers::ODataSlimResponse,
    "v1CRMScriptAgent_ExecuteScript.request" => agents::crm_script::ExecuteScriptRequest,
    "v1CRMScriptAgent_ExecuteScript.response.200" => String,
    "v1ChatAgent_GetChatPresence.response.200" => Vec<carriers::GetChatPresenceItem>,
    "v1ChatAgent_PickUpFirstChatSession.response.200" => carriers::ChatSessionEntity,
    "v1ChatAgent_SaveChatPresence.request" => agents::chat::SaveChatPresenceRequest,
    "v1ChatTopicEntity_ChatTopicsForUser.response.200" => Vec<i32>,
    "v1ContactAgent_GetContactEntity.response.200" => carriers::ContactEntity,
    "v1ContactEntity_GetAll.response.200" => carriers::ODataSlimResponse,
    "v1ContactEntity_GetContactEntity.response.200" => carriers::ContactEntityWithLinks,
    "v1ContactEntity_GetImage.response.200" => String,
    "v1ContactEntity_GetNameDepartmentDuplicates.response.200" => Vec<carriers::ContactGetNameDepartmentDuplicatesItem>,
    "v1ContactEntity_PatchContactEntity.response.200" => carriers::ContactEntityWithLinks,
    "v1ContactEntity_PostContactEntity.request" => carriers::ContactEntity,
    "v1ContactEntity_PostContactEntity.response.200" => carriers::ContactEntityWithLinks,
    "v1ContactEntity_PutContactEntity.request" => carriers::ContactEntity,
    "v1ContactEntity_PutContactEntity.response.200" => carriers::ContactEntityWithLinks,
    "v1ContactEntity_SaveImage.response.200" => i32,
    "v1ContactEntity_SaveImage_POST.response.200" => i32,
    "v1DocumentAgent_GetDocumentLength.request" => agents::document::GetDocumentLengthRequest,
    "v1DocumentAgent_GetDocumentLength.response.200" => i64,
    "v1DocumentAgent_GetDocumentStream.request" => agents::document::GetDocumentStreamRequest,
    "v1DocumentAgent_SetDocumentStream.request" => agents::document::SetDocumentStreamRequest,
    "v1DocumentAgent_SetDocumentStream.response.200" => carriers::DocumentEntity,
    "v1DocumentEntity_CreateNewPhysicalDocumentFromTemplateWithCustomTags2.response.200" => carriers::DocumentEntity,
    "v1DocumentEntity_DeletePhysicalDocument.response.200" => carriers::DeletePhysicalDocumentAnswer,
    "v1DocumentEntity_GetDocumentStream.response.200" => String,
    "v1DocumentEntity_GetSanitizedDocumentStream.response.200" => String,
    "v1DocumentEntity_SetDocumentStreamFromId.response.200" => carriers::DocumentEntity,
    "v1HierarchyEntity_AddHierarchyToPath.response.200" => carriers::HierarchyEntity,
    "v1HierarchyEntity_GetHierarchyEntity.response.200" => carriers::HierarchyEntityWithLinks,
    "v1ListAgent_ChangeCurrency.request" => agents::list::ChangeCurrencyRequest,
    "v1ListAgent_ChangeCurrency.response.200" => f64,
    "v1ListEntity_GetListEntity.response.200" => carriers::ListEntityWithLinks,
    "v1ListEntity_GetListEntityByName.response.200" => carriers::ListEntity,
    "v1MDOAgent_GetList.request" => agents::mdo::GetListRequest,
    "v1MDOAgent_GetList.response.200" => Vec<carriers::MdoListItem>,
    "v1PersonEntity_GetPersonEntity.response.200" => carriers::PersonEntityWithLinks,
    "v1PersonEntity_PutPersonEntity.request" => carriers::PutPersonEntityBody,
    "v1PersonEntity_PutPersonEntity.response.200" => carriers::PersonEntityWithLinks,
    "v1SaleAgent_GetNextDueDate.request" => agents::sale::GetNextDueDateRequest,
    "v1SaleAgent_GetNextDueDate.response.200" => DateTime,
    "v1SaleEntity_IsNumberValid.response.200" => bool,
    "v1SelectionEntity_SetDynamicSelectionCriteria.request" => Vec<carriers::SetDynamicSelectionCriteriaItem>,
    "v1SelectionEntity_SetDynamicSelectionCriteria.response.200" => Vec<carriers::SetDynamicSelectionCriteriaItem>,
    "v1String_GetKnownLanguages.response.200" => Vec<String>,
    "v1String_GetString.response.200" => String,
    "v1String_GetStrings.response.200" => Dictionary<String>,
    "v1TableRecord_UpdateRow.request" => Dictionary<String>,
    "v1TicketAgent_GetTicketEntity.response.200" => carriers::GetTicketEntityAnswer,
    "v1TicketEntity_MergeTickets.response.200" => carriers::GetTicketEntityAnswer,
    "v1TimeZoneAgent_TimeOfLastTimeZoneUpdate.response.200" => DateTime,
    "v1TimeZone_GetCurrentTimeZone.response.200" => carriers::TimeZoneData,
    "v1UserAgent_ChangePassword.request" => agents::user::ChangePasswordRequest,
    "v1UserAgent_ChangePassword.response.200" => bool,
    "v1User_GetCurrentToken.response.200" => String,
    "v1WebPanelList_GetAll.response.200" => Vec<carriers::WebPanelListGetAllItem>,
    "v1Webhook_GetWebhook.response.200" => carriers::Webhook,
}
